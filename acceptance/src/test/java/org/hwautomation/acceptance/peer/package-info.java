/// Other people's programs against our simulator: it must please them, not only us.
@org.jspecify.annotations.NullMarked
package org.hwautomation.acceptance.peer;
