package org.areogan.program;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** What no class may do, wherever it is. */
final class CodingRules {
    static final ArchRule LIBRARIES_ARE_SILENT = noClasses()
            .that(not(resideInAPackage("org.areogan.program.."))
                    .and(not(simpleName("Quiet")))
                    .and(not(simpleName("OnnxChild"))))
            .should(ACCESS_STANDARD_STREAMS)
            .because("a library must not speak; Quiet is what silences others, OnnxChild is a process of its own");

    static final ArchRule CHANCE_IS_SEEDED = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callConstructor(SplittableRandom.class)
            .orShould()
            .callMethod(RandomGenerator.class, "getDefault")
            .orShould()
            .callMethod(RandomGenerator.class, "of", String.class)
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(Collections.class, "shuffle", List.class)
            .orShould()
            .callMethodWhere(target(owner(name("org.nd4j.linalg.factory.Nd4j"))).and(target(nameMatching("rand.*"))))
            .because("a run must be repeatable: use java.util.random generators made from a seed");

    private CodingRules() {}
}
