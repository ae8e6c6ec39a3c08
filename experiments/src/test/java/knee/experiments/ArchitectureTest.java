package knee.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * simulator, models, experiments, charts: each may use what stands before it, and charts nothing.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("knee");

  @Test
  void modulesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("knee..")
        .layer("simulator")
        .definedBy("knee.simulator..")
        .layer("models")
        .definedBy("knee.models..")
        .layer("experiments")
        .definedBy("knee.experiments..")
        .layer("charts")
        .definedBy("knee.charts..")
        .whereLayer("experiments")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("charts")
        .mayOnlyBeAccessedByLayers("experiments")
        .whereLayer("models")
        .mayOnlyBeAccessedByLayers("experiments")
        .whereLayer("simulator")
        .mayOnlyBeAccessedByLayers("models", "experiments")
        .check(CLASSES);
  }

  /** A request walks along the steps of its journey, and a step meets a request. */
  @Test
  void noPackagesNeedEachOtherButJourneyAndRequest() {
    SliceRule free = slices().matching("knee.(**)").should().beFreeOfCycles();
    free.ignoreDependency(
            resideInAPackage("knee.simulator.request"), resideInAPackage("knee.simulator.journey"))
        .check(CLASSES);
    assertThrows(AssertionError.class, () -> free.check(CLASSES), "those two do");
  }

  /** What {@link Math} makes of these differs from JDK to JDK in the last bit: StrictMath's not. */
  @Test
  void noNumberComesFromAFunctionThatDiffersBetweenJdks() {
    Set<String> differ =
        Set.of("exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan");
    DescribedPredicate<JavaMethodCall> such =
        describe(
            "functions of Math that differ",
            call ->
                call.getTargetOwner().isEquivalentTo(Math.class)
                    && differ.contains(call.getName()));
    noClasses()
        .that()
        .resideInAnyPackage("knee.simulator..", "knee.models..", "knee.experiments..")
        .should()
        .callMethodWhere(such)
        .check(CLASSES);
  }

  @Test
  void statisticsKnowNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("knee.simulator.statistics..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "knee.simulator",
            "knee.simulator.random..",
            "knee.simulator.distribution..",
            "knee.simulator.request..",
            "knee.simulator.resource..",
            "knee.models..",
            "knee.experiments..",
            "knee.charts..")
        .check(CLASSES);
  }

  @Test
  void aServerIsBuiltFromItsParts() {
    noClasses()
        .that()
        .resideInAPackage("knee.models.server..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "knee.models.assembly..", "knee.models.backend..", "knee.models.front..")
        .check(CLASSES);
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("server")
        .definedBy("knee.models.server")
        .layer("connection")
        .definedBy("knee.models.server.connection..")
        .layer("process")
        .definedBy("knee.models.server.process..")
        .layer("host")
        .definedBy("knee.models.server.host..")
        .whereLayer("server")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("connection")
        .mayOnlyBeAccessedByLayers("server")
        .whereLayer("process")
        .mayOnlyBeAccessedByLayers("server", "connection")
        .check(CLASSES);
  }

  @Test
  void whatIsKnownBeforeTheRunNeedsNoSimulation() {
    noClasses()
        .that()
        .resideInAPackage("knee.models.load..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "knee.models.assembly..",
            "knee.models.backend..",
            "knee.models.front..",
            "knee.models.server..")
        .check(CLASSES);
  }

  @Test
  void observationsDoNotKnowTheFileNorDocumentsTheFolder() {
    noClasses()
        .that()
        .resideInAPackage("knee.experiments.file.observed..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("knee.experiments.file")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("knee.experiments.report.document..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("knee.experiments.report", "knee.experiments.report.table..")
        .check(CLASSES);
  }

  @Test
  void estimatesDoNotKnowTheRunnerNorReportsTheProgram() {
    noClasses()
        .that()
        .resideInAPackage("knee.experiments.run.estimate..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("knee.experiments.report..", "knee.experiments.cli..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage("knee.experiments.run..", "knee.experiments.report..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("knee.experiments.cli..")
        .check(CLASSES);
  }

  @Test
  void intervalsAreOfNumbersAlone() {
    noClasses()
        .that()
        .resideInAPackage("knee.experiments.run.interval..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "knee.experiments.file..", "knee.experiments.run", "knee.experiments.run.estimate..")
        .check(CLASSES);
  }

  @Test
  void theRulesSeeOurClasses() {
    assertFalse(CLASSES.isEmpty());
    assertThrows(
        AssertionError.class,
        () ->
            noClasses()
                .that()
                .resideInAPackage("knee.experiments.run..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("knee.simulator..")
                .check(CLASSES),
        "experiments do use the simulator");
  }
}
