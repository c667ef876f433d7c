# ruff: noqa: E501
"""The ready client as a whole."""

from __future__ import annotations

from functools import cache

from samples.parties import ADDRESS, CODE, COMPANY, EHS, LEGAL, MANAGER, office
from samples.ready import (
    answers,
    approvals,
    audits,
    benchmarks,
    buildings,
    carbon,
    certificates,
    cleaner,
    design,
    discharge,
    energy,
    footprint,
    leadership,
    licence,
    lighting,
    machines,
    materials,
    meters,
    metrics,
    monitoring,
    planning,
    purchasing,
    records,
    responsibility,
    sewer,
    training,
    treatment,
    waste,
    water,
    workbook,
)
from samples.ready import figures as f
from samples.table import Client, Confirmer

_AREAS = (
    licence,
    approvals,
    discharge,
    records,
    leadership,
    planning,
    training,
    buildings,
    lighting,
    machines,
    meters,
    treatment,
    certificates,
    audits,
    responsibility,
    energy,
    water,
    materials,
    purchasing,
    design,
    footprint,
    monitoring,
    sewer,
    waste,
    carbon,
    metrics,
    benchmarks,
    cleaner,
)
_HEADINGS = {
    "0": "0 一般要求：主体、合规、管理职责",
    "1": "1 基础设施",
    "2": "2 管理体系",
    "3": "3 能源与资源投入",
    "4": "4 产品",
    "5": "5 环境排放",
    "6": "6 绩效",
}

_PROJECT = f"""
# {COMPANY}：市级绿色工厂申报（2025 评价年度）
# 样例项目，企业、人员、数据和证件均为虚构。
enterprise:
  name: {COMPANY}
  credit_code: {CODE}
  industry: 滚动轴承制造
  industry_code: "3451"
  nature: 内资（民营）
  region: 江苏省苏州市
  address: {ADDRESS}
  postcode: "215000"
  legal_representative: {LEGAL}
  legal_representative_phone: 0512-00000001
  registration_authority: {office("行政审批局")}
  registered_capital: 8000 万元
  established: 2012-06-18
  term: 长期
  contact:
    department: 安环部
    name: {EHS}
    phone: 0512-00000088
    mobile: "13000000000"
    fax: 0512-00000089
    email: green@example.com
  sites:
    - {{name: 子虚路厂区, address: {ADDRESS}}}
  products: [深沟球轴承, 圆锥滚子轴承, 角接触球轴承]
  introduction: "公司成立于 2012 年，专业从事精密滚动轴承的设计、制造和销售，产品用于家电、电机、汽车零部件和电动工具。厂区占地 {f.LAND} m²，员工 {f.STAFF} 人，主要工序有车削、热处理、磨削、超精、清洗和装配，设计能力为年产 {f.CAPACITY} 万套。2025 年生产轴承 {f.SETS} 万套，完成工业总产值 {f.OUTPUT_VALUE} 万元，综合能源消费量 {f.ENERGY} tce。公司通过质量、环境、职业健康安全和能源管理体系认证，为安全生产标准化三级企业，2024 年 1 月通过清洁生产审核验收。"

# 本地通知仍按 2018 版表格申报；2025 版已实施，提交前请再核对当年通知
checklist: factory/gbt36132-2018
tier: city
evaluation_year: 2025
deadline: 2026-12-31
review_days: 60   # 评审约两个月，证件须有效到 2027-03-01

compiled_by:
  kind: self   # 企业自行编制；委托代编的须改为 third-party 并在封面注明

other_parties:   # 同期申报的关联企业：借用过格式，名称不得留在材料里
  - 常州子虚精密轴承有限公司

circumstances:
  discharge-permit: simplified   # 简化管理，见许可证副本
  energy-review: required   # 二期改扩建有节能审查意见
  premises: owned
  hazardous-waste: produced
  waste-gas: emitted
  wastewater: sewer
  energy-related-product: not-energy-related
  environmental-commitment: made

next_steps: "一是 2026 年底前完成研磨废水超滤扩容和电机系统永磁化改造，废水处理回用率提高到 42%，年节电 58 万 kW·h；二是 2027 年将网带式热处理炉更新为真空炉，短流程轴承钢比例提高到 45%；三是 2027 年启动绿色供应链评价和绿色设计产品评价；四是 2028 年建成储能与能碳管理平台，单位产品碳排放降至 1.330 tCO2/万套。由{MANAGER}负责组织，每季度检查进度。"

options:
  photos_in_report: true
"""


@cache
def client() -> Client:
    """Return the client, always the same value."""
    items = tuple(item for area in _AREAS for item in area.files())
    confirmer = Confirmer(EHS, "2026-11-10")
    replies, filled = answers.replies(), workbook.draw
    return Client(_PROJECT, items, replies, confirmer, _HEADINGS, workbook=filled)
