package de.vorhabenpfad.architecture;

import java.util.List;

import com.tngtech.archunit.lang.ArchRule;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.annotation.Transactional;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

/** How classes are built here, beyond which room may use which. */
final class HouseRules {

    /** The Cockpit plugin of the portfolio is the one part of it that meets the engine. */
    static final ArchRule ENGINE_AT_THE_EDGE = noClasses().that().resideOutsideOfPackages("de.vorhabenpfad.path..", "de.vorhabenpfad.platform..",
            "de.vorhabenpfad.portfolio..").should().dependOnClassesThat().resideInAPackage("org.camunda..");

    static final ArchRule NO_FIELD_INJECTION = noFields().should().beAnnotatedWith(Autowired.class).orShould().beAnnotatedWith(Value.class)
            .orShould().beAnnotatedWith("jakarta.inject.Inject").orShould().beAnnotatedWith("jakarta.annotation.Resource").allowEmptyShould(true);

    static final List<ArchRule> NAMES = List.of(noNameLike("Impl"), noNameLike("Util"), noNameLike("Utils"), noNameLike("Helper"), noNameLike("Manager"));

    static final ArchRule NO_TRANSACTIONAL_DELEGATE = noClasses().that().implement(JavaDelegate.class).should().beAnnotatedWith(Transactional.class);

    static final ArchRule NO_TRANSACTIONAL_EXECUTE = methods().that().areDeclaredInClassesThat().implement(JavaDelegate.class).should()
            .notBeAnnotatedWith(Transactional.class);

    private HouseRules() {
    }

    private static ArchRule noNameLike(String ending) {
        return noClasses().should().haveSimpleNameEndingWith(ending);
    }
}
