package dev.rollcall.local.slack.estate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Apps, and who installed them where. */
public final class Apps {
    private final Runnable changed;
    private final Map<String, SlackApp> apps = new LinkedHashMap<>();
    private final List<Installation> installations = new ArrayList<>();

    /** The same; lists of accounts ask for each one's. */
    private final Map<String, List<Installation>> byInstaller = new HashMap<>();

    private final List<AppActivity> activities = new ArrayList<>();
    private final Map<String, AppPermission> permissions = new LinkedHashMap<>();

    Apps(Runnable changed) {
        this.changed = requireNonNull(changed, "changed is null");
    }

    public synchronized void add(SlackApp app) {
        apps.put(app.id(), app);
        changed.run();
    }

    public synchronized void install(Installation installation) {
        apps.computeIfAbsent(installation.app(), id -> SlackApp.ofDirectory(id, id));
        installations.add(installation);
        byInstaller
                .computeIfAbsent(installation.installer(), _ -> new ArrayList<>(1))
                .add(installation);
        changed.run();
    }

    public synchronized Optional<SlackApp> app(String id) {
        return Optional.ofNullable(apps.get(id));
    }

    public synchronized List<SlackApp> all() {
        return List.copyOf(apps.values());
    }

    public synchronized List<Installation> installations() {
        return List.copyOf(installations);
    }

    public synchronized List<Installation> installedBy(String user) {
        return List.copyOf(byInstaller.getOrDefault(user, List.of()));
    }

    public synchronized List<String> idsInstalledBy(String user) {
        return installedBy(user).stream().map(Installation::app).distinct().sorted().toList();
    }

    /** Takes away the installations that fit, and returns them. */
    public synchronized List<Installation> uninstallThose(Predicate<Installation> which) {
        List<Installation> gone = installations.stream().filter(which).toList();
        if (installations.removeAll(gone)) {
            gone.forEach(one ->
                    byInstaller.getOrDefault(one.installer(), new ArrayList<>()).removeAll(gone));
            changed.run();
        }
        return gone;
    }

    public synchronized void log(AppActivity activity) {
        activities.add(activity);
    }

    public synchronized List<AppActivity> activities() {
        return List.copyOf(activities);
    }

    /** Says who may use an app; an app without permission may be used by everyone. */
    public synchronized void permit(AppPermission permission) {
        permissions.put(permission.app(), permission);
        changed.run();
    }

    public synchronized Optional<AppPermission> permission(String app) {
        return Optional.ofNullable(permissions.get(app));
    }
}
