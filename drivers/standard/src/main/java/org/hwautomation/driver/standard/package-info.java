/// Plain DMTF Redfish, cut into small parts that vendors put together with their own.
@NullMarked
package org.hwautomation.driver.standard;

import org.jspecify.annotations.NullMarked;
