import Core
import Intake

/// Which files and remembered chats are one chat: those that share messages, have one client who is the same, or one name (E5).
struct MessageChats {
  /// What is known of a file or of a remembered chat.
  struct Node {
    /// Of the other party or the group, without case and blanks; empty where nothing tells.
    var name = ""
    /// What the memory calls the chat; empty of a file.
    var label = ""
    var clients: Set<Int32> = []
    /// Messages of clients.
    var count = 0
  }

  private var parents: [Int]

  /// - Parameters:
  ///   - nodes: the files and the remembered chats.
  ///   - shared: how many messages of clients two of them share.
  init(_ nodes: [Node], shared: [[Int]: Int]) {
    parents = Array(nodes.indices)
    // One message alone may have been sent to two chats.
    for (pair, count) in shared where count >= min(2, nodes[pair[0]].count, nodes[pair[1]].count) {
      join(pair[0], pair[1])
    }
    var clients: [Int32: Int] = [:]
    var names: [String: Int] = [:]
    for (place, node) in nodes.enumerated() {
      if node.clients.count == 1, let client = node.clients.first {
        if let other = clients[client] { join(other, place) } else { clients[client] = place }
      }
      if !node.name.isEmpty {
        if let other = names[node.name] { join(other, place) } else { names[node.name] = place }
      }
    }
  }

  /// The chat of a file or of a remembered one, as the first of its nodes.
  func chat(_ node: Int) -> Int {
    var node = node
    while parents[node] != node { node = parents[node] }
    return node
  }

  private mutating func join(_ one: Int, _ other: Int) {
    let (a, b) = (chat(one), chat(other))
    parents[max(a, b)] = min(a, b)
  }
}

/// The files and the remembered chats, as their messages come.
struct MessageChatNodes {
  private(set) var nodes: [MessageChats.Node]
  private var shared: [[Int]: Int] = [:]
  private var remembered: [String: Int] = [:]

  init(files: Int) { nodes = [MessageChats.Node](repeating: MessageChats.Node(), count: files) }

  var chats: MessageChats { MessageChats(nodes, shared: shared) }

  mutating func name(_ file: Int, _ name: String?) { nodes[file].name = name.map(MessageParty.key) ?? "" }

  /// The node of a remembered chat.
  func node(_ label: String) -> Int { remembered[label] ?? 0 }

  /// Counts a message of a client that a file shows.
  mutating func add(_ file: Int, _ item: MessagePool.Item) { count(file, item.party, item) }

  /// Counts one that the memory has in a chat.
  mutating func add(_ label: String, _ party: Int32, _ item: MessagePool.Item) {
    know(label)
    count(node(label), party, item)
  }

  /// Makes a remembered chat known.
  mutating func know(_ label: String) {
    guard remembered[label] == nil else { return }
    remembered[label] = nodes.count
    var node = MessageChats.Node()
    node.label = label
    if label.hasPrefix(Self.namePrefix) { node.name = String(label.dropFirst(Self.namePrefix.count)) }
    nodes.append(node)
  }

  private mutating func count(_ node: Int, _ party: Int32, _ item: MessagePool.Item) {
    nodes[node].count += 1
    nodes[node].clients.insert(party)
    if item.file >= 0, Int(item.file) != node { shared[[Int(item.file), node], default: 0] += 1 }
  }

  private static let namePrefix = "N "

  static func label(name: String) -> String { namePrefix + name }

  /// Of a chat that has no name: its first message's.
  static func label(first item: MessagePool.Item) -> String {
    "P " + String(item.hash ^ UInt64(bitPattern: Int64(item.minute)), radix: 16)
  }
}
