package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.adoption.PreExisting;
import dev.rollcall.domain.person.PersonId;
import dev.rollcall.domain.reconcile.Finding;
import dev.rollcall.domain.reconcile.FormerRules;
import dev.rollcall.domain.reconcile.SourceVerdict;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What came of a comparison.
 *
 * @param findings leavers first, and what is taken before what is given
 * @param moving people who were worked on meanwhile, of whom nothing is said
 * @param active how many active accounts there are that are no bots
 * @param before all that accounts had when the company was adopted, and nobody has decided on
 * @param links those that can be made; empty where a list that is needed is not whole
 * @param lost who has lost at once what they were in
 * @param former what mappings gave that the policy has no more
 */
record Compared(
        List<SourceVerdict> sources,
        List<Finding> findings,
        Set<PersonId> moving,
        int active,
        TakeCensus.Taken census,
        List<PreExisting> before,
        Optional<ProposeLinks.Proposed> links,
        List<FindLost.Lost> lost,
        FormerRules former) {
    Compared {
        sources = List.copyOf(sources);
        findings = findings.stream().sorted(Finding.FIRST_THINGS_FIRST).toList();
        moving = Set.copyOf(moving);
        requireNonNull(census, "census is null");
        before = List.copyOf(before);
        requireNonNull(links, "links is null");
        lost = List.copyOf(lost);
        requireNonNull(former, "former is null");
    }

    /** Returns this with what else was found. */
    Compared with(List<Finding> more) {
        return more.isEmpty()
                ? this
                : new Compared(
                        sources,
                        Stream.concat(findings.stream(), more.stream()).toList(),
                        moving,
                        active,
                        census,
                        before,
                        links,
                        lost,
                        former);
    }
}
