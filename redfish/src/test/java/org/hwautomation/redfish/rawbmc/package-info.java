/// A hand-written socket server for tests of this client.
@org.jspecify.annotations.NullMarked
package org.hwautomation.redfish.rawbmc;
