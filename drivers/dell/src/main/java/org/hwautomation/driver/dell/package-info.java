/// What iDRAC does differently (fact book 3): jobs for everything, and inventory ids that say more
/// than the resources.
@NullMarked
package org.hwautomation.driver.dell;

import org.jspecify.annotations.NullMarked;
