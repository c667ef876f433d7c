"""What is wrong with the photos, and with files that are not what their names say."""

from __future__ import annotations

from samples.defective.edits import (
    again,
    besides,
    damaged,
    dark,
    locked_zip,
    out_of_focus,
    rar,
    renamed,
    same_picture,
    shot,
    small,
    undated,
)
from samples.defective.models import Defect, Planted

_PLANT = "evidence/03 基础设施"
_METERS = f"{_PLANT}/1.3 设备设施/计量/表具照片"

DEFECTS = (
    Defect(
        "transformer-plate-too-small",
        "变压器铭牌是聊天窗口里的缩略图。",
        (shot("photo-plate-transformer", small),),
        (
            Planted(
                "photo-too-small",
                "1.3.2",
                "photo-plate-transformer",
                f"{_PLANT}/1.3 设备设施/设备/铭牌照片/变压器.jpg",
            ),
        ),
    ),
    Defect(
        "daylight-in-the-dark",
        "采光照片是夜里拍的，什么也看不见。",
        (shot("photo-daylight-1", dark),),
        (
            Planted(
                "photo-too-dark",
                "1.2.1",
                "photo-daylight-1",
                f"{_PLANT}/1.2 照明/照片/1号车间 采光带.jpg",
            ),
        ),
    ),
    Defect(
        "sewage-station-out-of-focus",
        "污水站照片对焦不实。",
        (damaged("photo-water-treatment", out_of_focus),),
        (
            Planted(
                "photo-blurred",
                "1.3.8",
                "photo-water-treatment",
                f"{_PLANT}/1.3 设备设施/污染治理设施/照片/污水站.jpg",
            ),
        ),
    ),
    Defect(
        "meter-photo-through-a-chat",
        "进水总表照片是微信转发的，拍摄日期没有了。",
        (undated("photo-meter-water"),),
        (
            Planted(
                "photo-undated", "1.3.5", "photo-meter-water", f"{_METERS}/进水总表 YW-W-001.jpg"
            ),
        ),
    ),
    Defect(
        "one-photo-for-two-meters",
        "空压站分表用的是回用水表的照片。",
        (same_picture("photo-meter-compressor", "photo-meter-reuse"),),
        (
            Planted(
                "pictures-alike", "1.3.6", "photo-meter-compressor", f"{_METERS}/空压站分表.jpg"
            ),
        ),
    ),
    Defect(
        "photo-called-pdf",
        "绿化照片改了扩展名，当作 PDF 发来。",
        (renamed("photo-greenery", "03 基础设施/1.1 建筑/厂区绿化.pdf"),),
        (Planted("file-claims-other-type", file="evidence/03 基础设施/1.1 建筑/厂区绿化.pdf"),),
    ),
    Defect(
        "drainage-permit-as-waste-permit",
        "排水许可证换个名字又发了一遍，当作处置单位的危废许可证。",
        (again("drainage", "07 环境排放/固废/危废/处置单位危险废物经营许可证 2026.pdf"),),
        (
            Planted(
                "same-pages-twice",
                file="evidence/07 环境排放/固废/危废/处置单位危险废物经营许可证 2026.pdf",
            ),
        ),
    ),
    Defect(
        "archive-with-a-password",
        "补充材料打成加密压缩包，没有给密码。",
        (besides("09 其他/补充材料（加密）.zip", locked_zip),),
        (Planted("archive-encrypted", file="evidence/09 其他/补充材料（加密）.zip"),),
    ),
    Defect(
        "archive-of-another-kind",
        "一包资料打成 rar 发来。",
        (besides("09 其他/资料.rar", rar),),
        (Planted("archive-not-opened", file="evidence/09 其他/资料.rar"),),
    ),
)
