import Domain
import Testing

@testable import Workspace

/// While a large network is read for the first time, nothing is said about what there is not.
struct LoadingTests {
  @Test func `the municipalities are there before the rest, and how far reading has come`() {
    let whole = SampleNetwork.catalog
    let municipalities = Catalog(
      network: whole.network,
      records: whole.municipalities.compactMap {
        whole.stored(RecordKey(.organization, $0.id))
      })
    var desk = Desk(Catalog(network: whole.network, records: []))
    desk.take(.glimpse(municipalities))
    desk.take(.reading(count: 370, of: 1000))
    #expect(desk.screen.contains("leser … 37 %"))
    #expect(desk.screen.contains("Frosta"))
    #expect(!desk.screen.contains("ingen hovedkontakt"))
    #expect(!desk.screen.contains("Ingen tråder"))
    desk.take(.catalog(whole))
    let screen = desk.screen
    #expect(!screen.contains("leser"))
    desk.take(.glimpse(municipalities))
    #expect(desk.screen == screen, "what comes late is passed over")
  }
}
