import Testing

@testable import Core
@testable import ExecutiveHotline

struct C4CensusTests {
  /// A ward of VIP rooms: so many with BPJS patients, so many with others, the rest free.
  private func ward(bpjs: Int, others: Int = 0, of rooms: Int = 11) throws -> [CensusRow] {
    let words = try HotlineTemplate.words.get()
    return (1...rooms).map { number in
      let payer = number <= bpjs ? "BPJS Kesehatan" : number <= bpjs + others ? "Asuransi" : ""
      return CensusRow(
        room: "VIP \(number)", roomClass: "VIP", payer: payer, status: payer.isEmpty ? "Kosong" : "Terisi", words: words
      )
    }
  }

  private func row(_ room: String, _ roomClass: String, _ payer: String, _ status: String) throws -> CensusRow {
    CensusRow(
      room: room, roomClass: roomClass, payer: payer, status: status, words: try HotlineTemplate.words.get())
  }

  private func census(_ rows: [CensusRow]) -> WardCensus { WardCensus(rows, profile: HotlineProfile()) }

  @Test func `C4: at eight BPJS rooms one more is to come, and the free ones are named`() throws {
    let census = census(try ward(bpjs: 8))
    #expect(!census.isKeeping && !census.isBroken)
    #expect(
      census.sentences == [
        "8 dari 11 kamar VIP dipakai pasien BPJS naik kelas: 1 kamar lagi sampai batas 9 kamar (C4)",
        "3 kamar VIP kosong: VIP 9, VIP 10, VIP 11 (C4)",
      ])
  }

  @Test func `C4: at nine BPJS rooms the other two are kept`() throws {
    let census = census(try ward(bpjs: 9))
    #expect(census.isKeeping && !census.isBroken)
    #expect(
      census.sentences == [
        "9 dari 11 kamar VIP dipakai pasien BPJS naik kelas: 2 kamar harus disediakan khusus untuk pasien hotline (C4)",
        "Dari 2 kamar untuk pasien hotline semuanya kosong (C4)", "2 kamar VIP kosong: VIP 10, VIP 11 (C4)",
      ])
  }

  @Test func `C4: at nine BPJS rooms it is said how many of the two are still free`() throws {
    #expect(
      census(try ward(bpjs: 9, others: 1)).sentences.contains("Dari 2 kamar untuk pasien hotline baru 1 kosong (C4)"))
    let full = census(try ward(bpjs: 9, others: 2)).sentences
    #expect(full.contains("Dari 2 kamar untuk pasien hotline tidak ada yang kosong (C4)"))
    #expect(full.contains("Tidak ada kamar VIP kosong (C4)"))
  }

  @Test func `C4: ten and eleven BPJS rooms are a breach, and the excess is named`() throws {
    let ten = census(try ward(bpjs: 10))
    #expect(ten.isBroken && ten.excess == 1)
    #expect(ten.sentences.contains("Pelanggaran: 1 kamar VIP melebihi batas 9 kamar (C4)"))
    #expect(ten.sentences.contains("Dari 2 kamar untuk pasien hotline baru 1 kosong (C4)"))
    let eleven = census(try ward(bpjs: 11))
    #expect(eleven.excess == 2)
    #expect(
      eleven.sentences == [
        "11 dari 11 kamar VIP dipakai pasien BPJS naik kelas: 2 kamar harus disediakan khusus untuk pasien hotline (C4)",
        "Pelanggaran: 2 kamar VIP melebihi batas 9 kamar (C4)",
        "Dari 2 kamar untuk pasien hotline tidak ada yang kosong (C4)", "Tidak ada kamar VIP kosong (C4)",
      ])
  }

  @Test func `C4: rooms of other classes and other payers do not count`() throws {
    var rows = try ward(bpjs: 8, others: 2)
    rows += [
      try row("Melati 1", "I", "BPJS", "Terisi"), try row("Suite 1", "Suite", "BPJS", "Terisi"),
      try row("Melati 2", "III", "", "Kosong"),
    ]
    let census = census(rows)
    #expect(census.listed == 11 && census.bpjs == 8 && census.occupied == 10 && census.free == ["VIP 11"])
  }

  @Test func `C4: a room on two rows is one room, free only if both are`() throws {
    var rows = try ward(bpjs: 8)
    rows += [try row("vip-1", "VIP", "BPJS", "Terisi"), try row("VIP 9", "VIP", "Umum", "Terisi")]
    let census = census(rows)
    #expect(census.listed == 11 && census.bpjs == 8 && census.free == ["VIP 10", "VIP 11"])
  }

  @Test func `C4: a payer without a status is a patient, a status goes before a payer`() throws {
    let rows = [
      try row("VIP 1", "VIP", "BPJS", ""), try row("VIP 2", "VIP", "BPJS", "Kosong"), try row("VIP 3", "VIP", "", ""),
      try row("VIP 4", "VIP", "", "Terisi"), try row("VIP 5", "VIP", "", "Rusak"), try row("VIP 6", "VIP", "", "??"),
      try row("VIP 7", "VIP", "PT Maju", "isi"),
    ]
    let census = census(rows)
    #expect(census.bpjs == 1 && census.occupied == 3)
    #expect(census.free == ["VIP 2"])
    #expect(census.unclear == ["VIP 3", "VIP 6"])
    #expect(census.withoutPayer == ["VIP 4", "VIP 7"])
    #expect(
      census.sentences.suffix(3) == [
        "2 kamar VIP terisi tanpa penjamin yang jelas, tidak dihitung sebagai BPJS: VIP 4, VIP 7 (C4)",
        "2 kamar VIP tanpa status yang jelas: VIP 3, VIP 6 (C4)",
        "Sensus memuat 7 kamar VIP, pengaturan 11 (C4, vip_rooms)",
      ])
  }

  @Test func `C4: a census without VIP rooms says so`() throws {
    #expect(census([]).sentences == ["Sensus tidak memuat kamar VIP (C4)"])
    #expect(census([try row("Melati", "I", "", "Kosong")]).sentences == ["Sensus tidak memuat kamar VIP (C4)"])
  }

  @Test func `C4: the limits are the profile's`() throws {
    var profile = HotlineProfile()
    profile.vipRooms = 6
    profile.bpjsLimit = 4
    profile.keptRooms = 1
    let census = WardCensus(try ward(bpjs: 4, of: 6), profile: profile)
    #expect(
      census.sentences == [
        "4 dari 6 kamar VIP dipakai pasien BPJS naik kelas: 1 kamar harus disediakan khusus untuk pasien hotline (C4)",
        "Dari 1 kamar untuk pasien hotline semuanya kosong (C4)", "2 kamar VIP kosong: VIP 5, VIP 6 (C4)",
      ])
  }

  @Test func `C3.1: the two IGD beds are said free or in use`() throws {
    let beds = EmergencyBeds([
      try row("IGD Tindakan", "-", "", "kosong"), try row("Resusitasi", "IGD", "Umum", "Terisi"),
      try row("VIP 1", "VIP", "BPJS", "Terisi"),
    ])
    #expect(beds.free == 1)
    #expect(
      beds.sentences == ["Bed IGD ruang tindakan: kosong (C3.1)", "Bed IGD ruang resusitasi: terisi (C3.1)"])
  }

  @Test func `C3.1: a bed that the census has not is said to be absent, any free row of a room counts`() throws {
    let beds = EmergencyBeds([
      try row("Tindakan 1", "UGD", "Asuransi", "Terisi"), try row("Tindakan 2", "UGD", "", "Kosong"),
      try row("Ruang Tindakan", "Poli", "", "Kosong"),
    ])
    #expect(beds.treatment == .free)
    #expect(beds.resuscitation == .absent)
    #expect(beds.sentences.last == "Bed IGD ruang resusitasi: tidak ada dalam sensus (C3.1)")
  }

  @Test func `C3.1: a VIP room is no IGD bed, whatever its name`() throws {
    #expect(try row("VIP IGD Tindakan", "VIP", "", "Kosong").emergencyBed == nil)
    #expect(try row("Ruang Tindakan", "", "", "Kosong").emergencyBed == nil)
  }
}
