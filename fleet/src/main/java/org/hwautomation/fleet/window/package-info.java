/// Maintenance windows: when servers may be changed, by name, in the clock of the place where they
/// stand.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.window;
