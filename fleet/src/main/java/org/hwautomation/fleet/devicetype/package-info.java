/// The roles that servers are to fill, and the files that describe them.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.devicetype;
