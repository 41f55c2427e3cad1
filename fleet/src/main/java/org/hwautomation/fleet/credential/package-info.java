/// BMC logins, sealed at rest by a key outside the database.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.credential;
