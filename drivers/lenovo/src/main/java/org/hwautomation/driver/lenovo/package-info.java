/// Lenovo's XClarity Controller: only what it does differently (fact book 6).
@NullMarked
package org.hwautomation.driver.lenovo;

import org.jspecify.annotations.NullMarked;
