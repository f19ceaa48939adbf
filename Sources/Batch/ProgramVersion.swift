/// The version of Sapa, as `sapa --version` and every workbook's document control have it.
package let programVersion = "0.5.0"
