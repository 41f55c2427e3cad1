/// Intents: what an operator wants of a BIOS, without a vendor's words for it.
@org.jspecify.annotations.NullMarked
package org.hwautomation.driver.intent;
