package org.hwautomation.acceptance.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The rules of the design's "Parts", proven on the compiled classes.
class ArchitectureTest {

  private static final String ROOT = "org.hwautomation.";
  private static final String EVERYTHING = "org.hwautomation..";

  /// `driver-api`: every driver has a package of its own below it.
  private static final String[] DRIVER_API = {
    ROOT + "driver",
    ROOT + "driver.bios..",
    ROOT + "driver.boot..",
    ROOT + "driver.firmware..",
    ROOT + "driver.intent..",
    ROOT + "driver.inventory..",
    ROOT + "driver.step.."
  };

  static final ArchRule baseDependsOnNothing = only("base");

  static final ArchRule redfishKnowsNothingOfUs = only("redfish", "base");

  static final ArchRule jobsKnowNothingOfBmcs = only("jobs", "base");

  static final ArchRule driverApiStandsOnRedfishAndJobs =
      noClasses()
          .that(resideInAnyPackage(DRIVER_API))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(EVERYTHING)
                  .and(
                      resideOutsideOfPackages(
                          with(DRIVER_API, ROOT + "base..", ROOT + "redfish..", ROOT + "jobs.."))));

  static final ArchRule theStandardDriverKnowsNoVendor = vendor("standard");

  static final ArchRule dellKnowsNoOtherVendor = vendor("dell");
  static final ArchRule hpeKnowsNoOtherVendor = vendor("hpe");
  static final ArchRule supermicroKnowsNoOtherVendor = vendor("supermicro");
  static final ArchRule lenovoKnowsNoOtherVendor = vendor("lenovo");

  static final ArchRule theSimulatorSharesNoCodeWithTheClient = only("simulator", "base");

  static final ArchRule fleetNeverSeesRedfishOrHttp =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "fleet..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.apache.hc..",
                  "java.net.http..",
                  "jakarta.servlet..",
                  "org.springframework.web..",
                  ROOT + "redfish.client..",
                  ROOT + "redfish.task..",
                  ROOT + "redfish.failure.."));

  static final ArchRule springsContainerStaysInTheApp =
      noClasses()
          .that(resideInAnyPackage(EVERYTHING).and(resideOutsideOfPackages(ROOT + "app..")))
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.springframework.context..",
                  "org.springframework.boot..",
                  "org.springframework.stereotype.."));

  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameStartingWith("Common");

  static final ArchRule nobodySleeps =
      noClasses()
          .that(resideOutsideOfPackages(ROOT + "redfish..", ROOT + "cli.."))
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", java.time.Duration.class)
          .because(
              "steps wait by returning Waiting; the one owner of a pause is redfish's Pause; a"
                  + " command line that follows a job may");

  @TestFactory
  Stream<DynamicTest> partsKnowOnlyWhatTheDesignAllows() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("org.hwautomation");
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put("baseDependsOnNothing", baseDependsOnNothing);
    rules.put("redfishKnowsNothingOfUs", redfishKnowsNothingOfUs);
    rules.put("jobsKnowNothingOfBmcs", jobsKnowNothingOfBmcs);
    rules.put("driverApiStandsOnRedfishAndJobs", driverApiStandsOnRedfishAndJobs);
    rules.put("theStandardDriverKnowsNoVendor", theStandardDriverKnowsNoVendor);
    rules.put("dellKnowsNoOtherVendor", dellKnowsNoOtherVendor);
    rules.put("hpeKnowsNoOtherVendor", hpeKnowsNoOtherVendor);
    rules.put("supermicroKnowsNoOtherVendor", supermicroKnowsNoOtherVendor);
    rules.put("lenovoKnowsNoOtherVendor", lenovoKnowsNoOtherVendor);
    rules.put("theSimulatorSharesNoCodeWithTheClient", theSimulatorSharesNoCodeWithTheClient);
    rules.put("fleetNeverSeesRedfishOrHttp", fleetNeverSeesRedfishOrHttp);
    rules.put("springsContainerStaysInTheApp", springsContainerStaysInTheApp);
    rules.put("namesSayWhatAThingIs", namesSayWhatAThingIs);
    rules.put("nobodySleeps", nobodySleeps);
    return rules.entrySet().stream()
        .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(classes)));
  }

  /// A driver uses its own package, the standard driver and what those stand on.
  private static ArchRule vendor(String name) {
    var permitted =
        with(
            DRIVER_API,
            ROOT + "driver." + name + "..",
            ROOT + "driver.standard..",
            ROOT + "base..",
            ROOT + "redfish..",
            ROOT + "jobs..");
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "driver." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(EVERYTHING).and(resideOutsideOfPackages(permitted)));
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
  }

  /// Classes of one part may use only the parts named, besides themselves and the outside world.
  private static ArchRule only(String part, String... allowed) {
    var permitted = new ArrayList<String>();
    permitted.add(packageOf(part));
    for (var name : allowed) permitted.add(packageOf(name));
    DescribedPredicate<JavaClass> foreign =
        resideInAnyPackage(EVERYTHING)
            .and(resideOutsideOfPackages(permitted.toArray(String[]::new)));
    return noClasses()
        .that()
        .resideInAPackage(packageOf(part))
        .should()
        .dependOnClassesThat(foreign)
        .as(part + " uses only " + String.join(", ", allowed))
        .allowEmptyShould(true);
  }

  private static String packageOf(String part) {
    return ROOT + part + "..";
  }
}
