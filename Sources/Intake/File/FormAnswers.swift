import Spreadsheet

/// The web forms whose answers come as a table with headers of their own.
enum FormAnswers {
  case microsoft
  case google

  /// Known by the columns that the form's program puts before the questions.
  init?(headers: [String]) {
    let keys = headers.map { HeaderText.key($0) }
    func has(_ names: [String]) -> Bool { names.contains(where: keys.contains) }
    if has(["starttime", "waktumulai"]), has(["completiontime", "waktupenyelesaian", "waktuselesai"]),
      has(["email", "surel"])
    {
      self = .microsoft
    } else if let first = keys.first, ["timestamp", "stempelwaktu", "capwaktu"].contains(first) {
      self = .google
    } else {
      return nil
    }
  }

  /// What the file is, before what it lacks.
  func message(_ language: Language) -> String {
    let name = self == .microsoft ? "Microsoft Forms" : language("Google Formulir", "Google Forms")
    return language(
      "jawaban \(name), judul kolomnya pertanyaan formulir: ", "answers of \(name), whose headers are its questions: ")
  }
}
