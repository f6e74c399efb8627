package studio.storycore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import studio.storycore.live.LiveProjects;
import studio.storycore.saving.ProjectPersistenceService;
import studio.storycore.storage.StorageBackend;

/** Guards the structure: which package may know which, and what must stay out altogether. */
class ArchitectureTest {

    private static final String ROOT = "studio.storycore";

    private final JavaClasses application = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packagesDoNotDependOnEachOtherInCircles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(application);
    }

    @Test
    void viewsDoNotReachIntoStorage() {
        noClasses()
                .that()
                .resideInAPackage("..view..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".storage.mongo..", ROOT + ".storage.embedded..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(StorageBackend.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ProjectPersistenceService.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(LiveProjects.class)
                .because("a view asks the services, which check the rights")
                .allowEmptyShould(true)
                .check(application);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = application.stream()
                .map(JavaClass::getPackage)
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toSet());
        assertThat(application).isNotEmpty();
        assertThat(unmarked).isEmpty();
    }

    @Test
    void nothingAsksForAFrontEndBuild() {
        noClasses()
                .should()
                .beAnnotatedWith(JsModule.class)
                .orShould()
                .beAnnotatedWith(CssImport.class)
                .orShould()
                .beAnnotatedWith(NpmPackage.class)
                .because("the ready-made bundle is used, so that no Node is needed")
                .check(application);
    }

    @Test
    void jsonIsReadAndWrittenByJackson3Only() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..")
                .check(application);
    }

    /** What is pasted beyond a maxlength is lost without a word. */
    @Test
    void noFieldCutsWhatIsTypedIntoIt() throws IOException {
        Pattern cut = Pattern.compile("(?i)max-?length");
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of("src/main/java/studio/storycore/view", "frontend")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile).forEach(sources::add);
            }
        }
        assertThat(sources)
                .hasSizeGreaterThan(100)
                .allSatisfy(source -> assertThat(Files.readString(source))
                        .as("%s: tell the limit instead, see TextLimits", source)
                        .doesNotContainPattern(cut));
    }

    @Test
    void testsDoNotSleep() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages(ROOT);
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("a test waits for what it needs, or decides the order itself")
                .check(tests);
    }
}
