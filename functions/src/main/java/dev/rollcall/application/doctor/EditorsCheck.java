package dev.rollcall.application.doctor;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Accounts;
import dev.rollcall.application.port.UserGroupEditors;
import dev.rollcall.application.port.UserGroupEditors.Edited;
import dev.rollcall.domain.checkup.Finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which user groups somebody else changed last. */
public final class EditorsCheck implements Check {
    private static final String NAME = "user-group-editors";

    private final Accounts accounts;
    private final UserGroupEditors editors;

    public EditorsCheck(Accounts accounts, UserGroupEditors editors) {
        this.accounts = requireNonNull(accounts, "accounts is null");
        this.editors = requireNonNull(editors, "editors is null");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        String installer = accounts.installer().value();
        UserGroupEditors.Seen seen = editors.look();
        Map<String, List<Edited>> foreign =
                seen.groups().stream()
                        .filter(edited -> !edited.by().equals(installer))
                        .collect(
                                Collectors.groupingBy(
                                        Edited::by, TreeMap::new, Collectors.toList()));
        List<Finding> findings = new ArrayList<>();
        foreign.forEach((by, groups) -> findings.add(finding(by, groups)));
        if (!seen.whole()) {
            findings.add(
                    Finding.notice(NAME, "Not all workspaces were looked at; there are too many."));
        }
        return findings.isEmpty()
                ? List.of(
                        Finding.ok(
                                NAME,
                                "Each of "
                                        + seen.groups().size()
                                        + " user groups was changed by us last."))
                : findings;
    }

    private static Finding finding(String by, List<Edited> groups) {
        return Finding.notice(
                NAME,
                "Account "
                        + by
                        + " changed these user groups last: "
                        + shown(groups)
                        + ". A change by hand is kept: Rollcall reads before it writes.",
                "If Rollcall shall look after them alone, let only admins edit user groups.");
    }

    private static String shown(List<Edited> groups) {
        int most = 5;
        String some =
                groups.stream()
                        .limit(most)
                        .map(edited -> edited.workspaceId() + "/" + edited.groupId())
                        .collect(Collectors.joining(", "));
        return groups.size() > most ? some + " and " + (groups.size() - most) + " more" : some;
    }
}
