/// Why a file that should hold messages can't be read.
public enum MessageFault: Sendable, Hashable {
  /// It looks like a chat, and its lines begin in a way that is not known; the first of them.
  case unknownStyle(line: Int)
  /// A zip file without a chat.
  case noChat
  /// A zip file with so many chats.
  case severalChats(Int)
  /// Neither a chat nor an SMS backup.
  case noMessages

  func sentence(_ language: Language) -> String {
    switch self {
    case .unknownStyle(let line):
      language(
        "ini tampaknya chat WhatsApp, tetapi tanggal dan jam pada baris \(line) ditulis dengan cara yang tidak dikenali; ubah bahasa telepon ke Bahasa Indonesia atau Inggris, lalu ekspor ulang chatnya",
        "this looks like a WhatsApp chat, but line \(line) writes its date and time in a way that is not known; set the telephone to Indonesian or English and export the chat again"
      )
    case .noChat:
      language(
        "tidak ada chat WhatsApp di dalam berkas zip ini (_chat.txt atau Chat WhatsApp dengan ….txt); ekspor ulang chatnya",
        "this zip file holds no WhatsApp chat (_chat.txt or WhatsApp Chat with ….txt); export the chat again")
    case .severalChats(let count):
      language(
        "berkas zip ini memuat \(count) chat; ekstrak, lalu pakai berkas .txt masing-masing",
        "this zip file holds \(count) chats; extract it and use each .txt file")
    case .noMessages:
      language(
        "tidak ada pesan WhatsApp atau SMS di dalamnya; ekspor ulang dari telepon",
        "it holds no WhatsApp or SMS messages; export it again from the telephone")
    }
  }
}
