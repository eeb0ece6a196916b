package dev.rollcall.policyfile;

import dev.rollcall.domain.access.AccountId;
import dev.rollcall.domain.policy.AccessDraft;
import dev.rollcall.domain.policy.AttributeRules;
import dev.rollcall.domain.policy.Mapping;
import dev.rollcall.domain.policy.Placed;
import dev.rollcall.domain.policy.Population;
import dev.rollcall.domain.policy.SourceRules;
import dev.rollcall.domain.policy.Violation;
import dev.rollcall.domain.policy.WriterRule;

import java.util.List;
import java.util.Set;

/**
 * What the file says of who may have what; sections that are absent say nothing. {@link
 * ReactionsYaml} reads the one about differences.
 */
final class AccessYaml {
    static final Set<String> SECTIONS =
            Set.of(
                    "sources",
                    "populations",
                    "writers",
                    "attributes",
                    ReactionsYaml.SECTION,
                    "mappings");

    private AccessYaml() {}

    /** Returns whether a violation stands in one of these sections. */
    static boolean isIn(Violation violation) {
        return SECTIONS.contains(violation.fault().place().split("[.\\[]", 2)[0]);
    }

    static AccessDraft read(PolicyNode file, Set<AccountId> protectedAccounts) {
        List<Placed<SourceRules>> sources = SourcesYaml.read(file);
        List<Placed<Population>> populations = PopulationsYaml.read(file);
        List<Placed<WriterRule>> writers = WritersYaml.read(file);
        Placed<AttributeRules> attributes = AttributesYaml.read(file);
        List<Placed<Mapping>> mappings = MappingsYaml.read(file);
        return new AccessDraft(
                sources,
                populations,
                mappings,
                writers,
                attributes,
                new Placed<>("protected", protectedAccounts),
                !file.isFaulty("sources") && !file.isFaulty("populations"),
                file.reported().mentions());
    }
}
