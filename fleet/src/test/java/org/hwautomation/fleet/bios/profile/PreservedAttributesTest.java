package org.hwautomation.fleet.bios.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names as iDRAC, iLO, XCC, Supermicro and OpenBMC have them.
class PreservedAttributesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SystemServiceTag",
        "SerialNumber",
        "ServerAssetTag",
        "Ipv4Address",
        "Slot27PhysicalPort1LogicalPort1_PermanentMACAddress",
        "NvidiaNetworkAdapter_08C0EB59D369__Slot5_VirtualLANID",
        "SHA256SetupPasswordSalt",
        "AdministratorPassword_0117",
        "SgxLePublicKeyHash0",
        "SetBootOrderEn",
        "PxeDev12Interface",
        "RestoreManufacturingDefaults",
        "TpmCommand",
        "EmmcWipe"
      })
  void whatBelongsToOneMachineIsNotCopied(String name) {
    assertThat(PreservedAttributes.rule(name)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IPv4PXESupport_00F4",
        "BootSeqRetry",
        "BootOrderPolicy",
        "PasswordCheck_0119",
        "ProcessorUuidControl",
        "AssetTagProtection",
        "PxeDev1EnDis",
        "SysProfile",
        "RestoreonACPowerLoss_0035",
        "SecureBoot"
      })
  void whatAnyMachineCanHaveIs(String name) {
    assertThat(PreservedAttributes.rule(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SetupPassword", "UefiPassword", "ClientPassword_294A", "IscsiDev1Con1ChapSecret"})
  void passwordsAreNotEvenStored(String name) {
    assertThat(PreservedAttributes.isSecret(name)).isTrue();
  }
}
