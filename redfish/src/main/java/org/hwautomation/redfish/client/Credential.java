package org.hwautomation.redfish.client;

import org.hwautomation.base.Secret;

/// A BMC account.
public record Credential(String user, Secret password) {}
