package org.hwautomation.fleet.bios;

import org.hwautomation.redfish.registry.AttributeRegistry;
import org.hwautomation.redfish.registry.AttributeRegistryReader;
import tools.jackson.databind.json.JsonMapper;

/// A small registry of a vendor that does not exist, with one of everything.
public final class MadeUpRegistry {

  private MadeUpRegistry() {}

  public static AttributeRegistry read() {
    return AttributeRegistryReader.parse("Registry.v1", new JsonMapper().readTree(DOCUMENT));
  }

  private static final String DOCUMENT =
      """
      {"RegistryEntries": {
        "Attributes": [
          {"AttributeName": "BootMode", "Type": "Enumeration", "DisplayName": "Boot Mode",
           "HelpText": "How the machine boots.", "WarningText": "May leave it without a system.",
           "MenuPath": "./BootRef", "DefaultValue": "Uefi", "ResetRequired": true,
           "Value": [{"ValueName": "Uefi", "ValueDisplayName": "UEFI"},
                     {"ValueName": "Bios", "ValueDisplayName": "Legacy BIOS"}]},
          {"AttributeName": "Retries", "Type": "Integer", "DisplayName": "Boot retries",
           "MenuPath": "./BootRef/SequenceRef", "DefaultValue": "2",
           "LowerBound": 0, "UpperBound": 9, "ScalarIncrement": 1},
          {"AttributeName": "RetryPause", "Type": "Integer", "DisplayName": "Pause",
           "MenuPath": "./BootRef/SequenceRef", "LowerBound": -1, "UpperBound": -1},
          {"AttributeName": "QuietBoot", "Type": "Boolean", "DisplayName": "Quiet boot",
           "MenuPath": "./BootRef", "DefaultValue": false},
          {"AttributeName": "AdminPassword", "Type": "Password", "DisplayName": "Password",
           "MenuPath": "./SecurityRef"},
          {"AttributeName": "AdminPasswordHash", "Type": "String", "DisplayName": "Its hash",
           "MenuPath": "./SecurityRef"},
          {"AttributeName": "AssetTag", "Type": "String", "DisplayName": "Asset tag",
           "MenuPath": "./UnlistedPlaceRef", "MaxLength": 20}],
        "Menus": [
          {"MenuName": "BootRef", "DisplayName": "Boot", "MenuPath": "./"},
          {"MenuName": "SequenceRef", "DisplayName": "Sequence", "MenuPath": "./BootRef"},
          {"MenuName": "SecurityRef", "DisplayName": "Security", "MenuPath": "./"}],
        "Dependencies": [
          {"DependencyFor": "Retries", "Type": "Map", "Dependency": {
             "MapFrom": [{"MapFromAttribute": "BootMode", "MapFromProperty": "CurrentValue",
                          "MapFromCondition": "EQU", "MapFromValue": "Bios"}],
             "MapToAttribute": "Retries", "MapToProperty": "ReadOnly", "MapToValue": true}}]}}
      """;
}
