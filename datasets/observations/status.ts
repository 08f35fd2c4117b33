/** A code list: what a column may hold, and what it means. */
export interface CodeList {
  id: string
  codes: readonly { code: string; en: string; 'zh-Hans': string; 'zh-Hant': string }[]
}

const code = (code: string, en: string, hans: string, hant: string) => ({ code, en, 'zh-Hans': hans, 'zh-Hant': hant })

/** The codes of SDMX’s CL_OBS_STATUS (2.2) that occur; the standard has none for “revised”, which is therefore a column of its own. */
export const observationStatus: CodeList = {
  id: 'CL_OBS_STATUS',
  codes: [
    code('A', 'Normal value', '正常值', '正常值'),
    code('P', 'Provisional value', '初步值', '初步值'),
    code('O', 'Missing value', '缺失值', '缺失值'),
    code('M', 'Missing value; data cannot exist', '缺失值；数据不可能存在', '缺失值；資料不可能存在'),
    code('Q', 'Missing value; suppressed', '缺失值；不予公布', '缺失值；不予公布'),
  ],
}

/** Why there is a value, or none. */
export const statusDetail: CodeList = {
  id: 'CL_STATUS_DETAIL',
  codes: [
    code(
      'FINAL',
      'Final: the period or window was over at the cutoff',
      '终值：截至数据截止日，该时期已结束',
      '終值：截至資料截止日，該時期已結束',
    ),
    code(
      'PROVISIONAL',
      'Provisional: the period or window was not over at the cutoff',
      '初步值：截至数据截止日，该时期尚未结束',
      '初步值：截至資料截止日，該時期尚未結束',
    ),
    code(
      'NOT_YET_OBSERVED',
      'Not yet observed: it will be known when the period or window is over',
      '尚未观察到：待该时期结束后方可得知',
      '尚未觀察到：待該時期結束後方可得知',
    ),
    code(
      'NOT_APPLICABLE',
      'Not applicable: there is nothing to divide by, or nothing it could be of',
      '不适用：无可作分母或无对应对象',
      '不適用：無可作分母或無對應對象',
    ),
    code('MISSING', 'Missing: the source does not hold it', '缺失：数据来源未提供', '缺失：資料來源未提供'),
    code(
      'SUPPRESSED',
      'Suppressed: it rests on fewer persons or merchants than may be shown, or such a figure could be worked out from it',
      '不予公布：所涉人数或商户数低于可公布的下限，或可据以推算出此类数值',
      '不予公布：所涉人數或商戶數低於可公布的下限，或可據以推算出此類數值',
    ),
  ],
}

/** Against the release before. */
export const revision: CodeList = {
  id: 'CL_REVISION',
  codes: [
    code('R', 'Revised since the release before', '较上一版本有修订', '較上一版本有修訂'),
    code('U', 'As in the release before', '与上一版本相同', '與上一版本相同'),
    code('N', 'Not in the release before', '上一版本中没有', '上一版本中沒有'),
    code('_Z', 'Not compared: there is no release before', '未比较：没有上一版本', '未比較：沒有上一版本'),
  ],
}

export const frequency: CodeList = {
  id: 'CL_FREQ',
  codes: [
    code('D', 'Daily', '日', '日'),
    code('W', 'Weekly', '周', '週'),
    code('M', 'Monthly', '月', '月'),
    code('Q', 'Quarterly', '季', '季'),
    code('A', 'Annual', '年', '年'),
    code('_Z', 'Not applicable: one observation for the whole range', '不适用：整个区间一个观测值', '不適用：整個區間一個觀測值'),
  ],
}
