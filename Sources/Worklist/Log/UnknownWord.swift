/// How what is not known is shown, never as 0.
let unknownWord = "tidak diketahui"
