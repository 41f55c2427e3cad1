/// Supermicro X12, X13, H12, H13 and later: only what they do differently (fact book 5).
@NullMarked
package org.hwautomation.driver.supermicro;

import org.jspecify.annotations.NullMarked;
