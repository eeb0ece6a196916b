package dev.rollcall.application.explain;

import static java.util.Objects.requireNonNull;

import dev.rollcall.domain.access.Entitlement;
import dev.rollcall.domain.access.Link;
import dev.rollcall.domain.grant.DesiredAccess;
import dev.rollcall.domain.person.PersonId;

import java.util.List;
import java.util.Map;

/**
 * Why somebody has what they have.
 *
 * @param status the source's own word
 * @param access what the policy in force gives
 * @param accounts one for each link that holds; a single one without an account if none does
 * @param labels what the policy's file calls things; ids decide
 */
public record Explanation(
        PersonId person,
        String status,
        DesiredAccess access,
        String policyDigest,
        List<Link> links,
        List<ExplainedAccount> accounts,
        Map<Entitlement, String> labels) {
    public Explanation {
        requireNonNull(person, "person is null");
        requireNonNull(status, "status is null");
        requireNonNull(access, "access is null");
        requireNonNull(policyDigest, "policyDigest is null");
        links = List.copyOf(links);
        accounts = List.copyOf(accounts);
        labels = Map.copyOf(labels);
    }
}
