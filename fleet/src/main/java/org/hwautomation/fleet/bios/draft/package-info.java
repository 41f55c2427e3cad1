/// Drafts of BIOS changes, judged while they are written and before any server is asked.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.draft;
