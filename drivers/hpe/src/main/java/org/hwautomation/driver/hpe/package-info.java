/// iLO 5, 6 and 7: only what they do differently (fact book 4).
@NullMarked
package org.hwautomation.driver.hpe;

import org.jspecify.annotations.NullMarked;
