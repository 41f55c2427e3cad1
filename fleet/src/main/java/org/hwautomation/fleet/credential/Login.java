package org.hwautomation.fleet.credential;

import org.hwautomation.base.Secret;

/// A BMC account and its password.
public record Login(String userName, Secret password) {}
