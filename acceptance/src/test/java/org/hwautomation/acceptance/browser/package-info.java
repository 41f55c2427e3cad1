/// The pages as a person sees them: a real service process, simulated machines, a real browser.
@org.jspecify.annotations.NullMarked
package org.hwautomation.acceptance.browser;
