package org.hwautomation.fleet;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hwautomation.base.TimeOrderedId;
import org.hwautomation.driver.Connector;
import org.hwautomation.fleet.access.ApiTokens;
import org.hwautomation.fleet.access.Passwords;
import org.hwautomation.fleet.access.SignIn;
import org.hwautomation.fleet.access.Users;
import org.hwautomation.fleet.audit.AuditLog;
import org.hwautomation.fleet.bios.compare.BiosComparisons;
import org.hwautomation.fleet.bios.draft.BiosDrafts;
import org.hwautomation.fleet.bios.intent.BiosIntents;
import org.hwautomation.fleet.bios.profile.BiosProfiles;
import org.hwautomation.fleet.bios.profile.ProfileImports;
import org.hwautomation.fleet.bios.registry.BiosRegistries;
import org.hwautomation.fleet.bios.snapshot.BiosReadings;
import org.hwautomation.fleet.bios.snapshot.BiosSnapshots;
import org.hwautomation.fleet.bios.view.AttributeFinder;
import org.hwautomation.fleet.bios.view.BiosViews;
import org.hwautomation.fleet.bmc.Bmcs;
import org.hwautomation.fleet.configuration.FleetConfig;
import org.hwautomation.fleet.connection.LiveServers;
import org.hwautomation.fleet.connection.ServerConnections;
import org.hwautomation.fleet.credential.CredentialVault;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.devicetype.Catalogs;
import org.hwautomation.fleet.devicetype.DeviceType;
import org.hwautomation.fleet.devicetype.draft.DeviceTypeDrafts;
import org.hwautomation.fleet.discovery.Discoveries;
import org.hwautomation.fleet.firmware.BaselineAnalysis;
import org.hwautomation.fleet.firmware.FirmwareRepository;
import org.hwautomation.fleet.inventory.Inventories;
import org.hwautomation.fleet.server.FirstContact;
import org.hwautomation.fleet.server.ServerImport;
import org.hwautomation.fleet.server.ServerStore;
import org.hwautomation.fleet.server.Servers;

/// Everything of the domain, wired, without any container. Closing logs out of every BMC.
public final class Fleet implements AutoCloseable {

  private final FleetConfig config;
  private final AutoCloseable bmcs;
  private final AuditLog audit;
  private final Users users;
  private final ApiTokens tokens;
  private final SignIn signIn;
  private final Catalogs catalogs;
  private final FirmwareRepository firmware;
  private final BaselineAnalysis baselineAnalysis;
  private final ServerConnections connections;
  private final Servers servers;
  private final ServerImport serverImport;
  private final LiveServers live;
  private final BiosRegistries biosRegistries;
  private final BiosSnapshots biosSnapshots;
  private final BiosReadings biosReadings;
  private final CredentialVault vault;
  private final BiosViews biosViews;
  private final BiosDrafts biosDrafts;
  private final AttributeFinder attributeFinder;
  private final BiosComparisons biosComparisons;
  private final BiosIntents biosIntents;
  private final BiosProfiles biosProfiles;
  private final ProfileImports profileImports;
  private final Inventories inventories;
  private final Discoveries discoveries;

  private Fleet(
      DataSource dataSource,
      FleetConfig config,
      Bmcs bmcs,
      AutoCloseable closeable,
      InstantSource clock) {
    this.config = config;
    this.bmcs = closeable;
    var database = new Database(dataSource);
    var random = new SecureRandom();
    var ids = new TimeOrderedId(clock, random);
    var authorities = Optional.ofNullable(config.trustStore());
    this.audit = new AuditLog(database, clock);
    var passwords = new Passwords(config.passwordCost(), random);
    this.users = new Users(database, passwords, audit, ids, clock);
    this.tokens = new ApiTokens(database, audit, ids, random, clock);
    this.signIn = new SignIn(database, passwords, audit, clock);
    this.catalogs = new Catalogs(config.configDirectory(), audit, clock);
    this.firmware =
        new FirmwareRepository(
            config.dataDirectory().resolve("firmware"), () -> catalogs.current().firmware(), audit);
    this.baselineAnalysis = new BaselineAnalysis(firmware::state);
    this.vault =
        CredentialVault.open(database, config.dataDirectory().resolve("sealing.key"), clock);
    this.connections =
        new ServerConnections(
            new ServerStore(database), vault, bmcs, authorities, config.connectionIdle(), clock);
    this.servers =
        new Servers(
            database,
            vault,
            new FirstContact(bmcs, authorities),
            audit,
            () ->
                catalogs.current().deviceTypes().stream()
                    .map(DeviceType::name)
                    .collect(Collectors.toSet()),
            ids,
            clock,
            connections::disconnect);
    this.serverImport = new ServerImport(servers);
    this.live = new LiveServers(new ServerStore(database), connections, bmcs);
    this.biosRegistries = new BiosRegistries(database, clock);
    this.biosSnapshots = new BiosSnapshots(database, ids, clock);
    this.biosReadings = new BiosReadings(live, biosRegistries, biosSnapshots, audit);
    this.biosViews = new BiosViews(biosSnapshots, biosRegistries);
    this.biosDrafts = new BiosDrafts(biosSnapshots, biosViews, catalogs::current);
    this.attributeFinder = new AttributeFinder(biosViews);
    this.biosIntents = new BiosIntents(live);
    this.biosProfiles = new BiosProfiles(database, catalogs::current, audit, clock);
    this.biosComparisons = new BiosComparisons(servers, biosSnapshots, biosViews, biosProfiles);
    this.profileImports = new ProfileImports(biosProfiles, servers, biosSnapshots, biosRegistries);
    this.inventories =
        new Inventories(database, live, biosReadings, config.inventoryConcurrency(), ids, clock);
    this.discoveries =
        new Discoveries(
            database,
            servers,
            audit,
            bmcs,
            config.discoveryConcurrency(),
            config.probeTimeout(),
            ids,
            clock);
  }

  /// With the drivers on the class path. The database must have the tables of `FleetSchema`.
  public static Fleet open(DataSource dataSource, FleetConfig config, InstantSource clock) {
    return open(dataSource, config, clock, 1);
  }

  /// @param pace 1 for real hardware; see `Pace`
  public static Fleet open(
      DataSource dataSource, FleetConfig config, InstantSource clock, double pace) {
    var connector = Connector.standard(clock, pace);
    return new Fleet(dataSource, config, Bmcs.of(connector), connector, clock);
  }

  /// With BMCs of one's own; for tests.
  public static Fleet open(
      DataSource dataSource, FleetConfig config, Bmcs bmcs, InstantSource clock) {
    return new Fleet(dataSource, config, bmcs, () -> {}, clock);
  }

  public FleetConfig config() {
    return config;
  }

  public Users users() {
    return users;
  }

  public ApiTokens tokens() {
    return tokens;
  }

  public SignIn signIn() {
    return signIn;
  }

  public AuditLog audit() {
    return audit;
  }

  public Servers servers() {
    return servers;
  }

  public ServerImport serverImport() {
    return serverImport;
  }

  public Inventories inventories() {
    return inventories;
  }

  public LiveServers live() {
    return live;
  }

  public BiosRegistries biosRegistries() {
    return biosRegistries;
  }

  public BiosSnapshots biosSnapshots() {
    return biosSnapshots;
  }

  public BiosReadings biosReadings() {
    return biosReadings;
  }

  public BiosDrafts biosDrafts() {
    return biosDrafts;
  }

  public AttributeFinder attributeFinder() {
    return attributeFinder;
  }

  public CredentialVault vault() {
    return vault;
  }

  public BiosViews biosViews() {
    return biosViews;
  }

  public LiveServers liveServers() {
    return live;
  }

  public BiosComparisons biosComparisons() {
    return biosComparisons;
  }

  public BiosIntents biosIntents() {
    return biosIntents;
  }

  public BiosProfiles biosProfiles() {
    return biosProfiles;
  }

  public DeviceTypeDrafts deviceTypeDrafts() {
    return new DeviceTypeDrafts(inventories, profileImports, catalogs);
  }

  public ProfileImports profileImports() {
    return profileImports;
  }

  public Discoveries discoveries() {
    return discoveries;
  }

  public ServerConnections connections() {
    return connections;
  }

  public Catalogs catalogs() {
    return catalogs;
  }

  public FirmwareRepository firmware() {
    return firmware;
  }

  public BaselineAnalysis baselineAnalysis() {
    return baselineAnalysis;
  }

  @Override
  public void close() {
    inventories.close();
    discoveries.close();
    connections.close();
    try {
      bmcs.close();
    } catch (Exception e) {
      throw new IllegalStateException("the BMC connections did not close", e);
    }
  }
}
