package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

/**
 * Holds an export that has much fewer rows than the one before. Half an export fits its own
 * manifest, and whoever is in the other half would lose what groups gave; only a human can tell
 * whether they have really gone.
 */
final class CsvShrinkage {
    private final CsvSourceSettings settings;

    CsvShrinkage(CsvSourceSettings settings) {
        this.settings = requireNonNull(settings, "settings is null");
    }

    /** Refuses the manifest, unless a human has named it. */
    void refuse(CsvManifest manifest, CsvGeneration last) {
        if (settings.acceptedShrunk().filter(manifest.digest()::equals).isPresent()) {
            return;
        }
        for (CsvKind kind : CsvKind.values()) {
            int before = last.rows(kind);
            int now = manifest.file(kind).rows();
            if (before - now > mayGo(before)) {
                throw CsvRefusal.of(
                        kind,
                        " ("
                                + before
                                + " rows before, "
                                + now
                                + " now; manifest "
                                + manifest.digest()
                                + ")",
                        "shrunk");
            }
        }
    }

    /** One may always go. */
    private long mayGo(int before) {
        return Math.max(1, (long) before * settings.mayShrinkPercent() / 100);
    }
}
