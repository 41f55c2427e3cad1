/// What is in a server, as value types that know nothing of Redfish.
@org.jspecify.annotations.NullMarked
package org.hwautomation.driver.inventory;
