package dev.rollcall.application.reconcile;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.AccountDirectory;
import dev.rollcall.application.port.AccountRoster;
import dev.rollcall.application.port.Assignments;
import dev.rollcall.application.port.Directory;
import dev.rollcall.application.port.LinkLists;
import dev.rollcall.application.port.MembershipLists;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.domain.person.SourceId;
import dev.rollcall.domain.reconcile.SourceVerdict;

import java.util.List;

/**
 * All lists that a reconciliation reads.
 *
 * @param directories one for each source that can be read whole
 */
public record BothSides(
        List<Directory> directories,
        AccountDirectory accounts,
        AccountRoster roster,
        MembershipLists memberships,
        LinkLists links) {
    public BothSides {
        directories = List.copyOf(directories);
        requireNonNull(accounts, "accounts is null");
        requireNonNull(roster, "roster is null");
        requireNonNull(memberships, "memberships is null");
        requireNonNull(links, "links is null");
    }

    /** Returns whom the source lets sign in to Slack. */
    Assignments assignments(SourceId source) {
        return directory(source)
                .assignments()
                .orElseThrow(() ->
                        new PortFailure.NeedsHuman(
                                "Reading assignments of the source " + source, "not-told"));
    }

    Directory directory(SourceId source) {
        return directories.stream()
                .filter(directory -> directory.source().equals(source))
                .findFirst()
                .orElseThrow(() ->
                        new PortFailure.NeedsHuman(
                                "Reading the source " + source, SourceVerdict.NOT_CONNECTED));
    }
}
