package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who owns or administers one workspace, whatever their rank in the organisation. */
public final class WorkspaceRanks {
    private final Runnable changed;
    private final Map<String, Set<String>> owners = new LinkedHashMap<>();
    private final Map<String, Set<String>> admins = new LinkedHashMap<>();

    WorkspaceRanks(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    public synchronized void makeOwner(String workspace, String account) {
        owners.computeIfAbsent(workspace, _ -> new TreeSet<>()).add(account);
        changed.run();
    }

    public synchronized void makeAdmin(String workspace, String account) {
        makeMember(workspace, account);
        admins.computeIfAbsent(workspace, _ -> new TreeSet<>()).add(account);
        changed.run();
    }

    /** Takes the account's rank in the workspace away, and tells whether it had one. */
    public synchronized boolean makeMember(String workspace, String account) {
        boolean owned = owners.getOrDefault(workspace, new TreeSet<>()).remove(account);
        boolean had = admins.getOrDefault(workspace, new TreeSet<>()).remove(account) || owned;
        if (had) {
            changed.run();
        }
        return had;
    }

    public synchronized Set<String> owners(String workspace) {
        return new TreeSet<>(owners.getOrDefault(workspace, Set.of()));
    }

    public synchronized Set<String> admins(String workspace) {
        return new TreeSet<>(admins.getOrDefault(workspace, Set.of()));
    }

    /** Returns the workspaces that the account owns. */
    public synchronized Set<String> ownedBy(String account) {
        Set<String> owned = new TreeSet<>();
        owners.forEach((workspace, all) -> {
            if (all.contains(account)) {
                owned.add(workspace);
            }
        });
        return owned;
    }
}
