/// What became of each setting by which method, kept, and what follows from it for the next plan.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.bios.measure;
