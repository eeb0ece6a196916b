package dev.rollcall.adapter.csvsource;

import static java.util.Objects.requireNonNull;

import dev.rollcall.application.port.Cursors;
import dev.rollcall.application.port.PortFailure;
import dev.rollcall.application.port.SourceExports;
import dev.rollcall.application.port.SourceFiles;
import dev.rollcall.domain.person.SourceId;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says which files are to be read now. A manifest that is new is accepted once, after all that it
 * names was read whole; which one that was is kept, so that no older one is ever taken again.
 */
final class CsvAcceptance implements SourceExports {
    private static final int LONGEST_MANIFEST = 64 * 1024;

    private final CsvSourceSettings settings;
    private final SourceFiles files;
    private final Cursors cursors;
    private final InstantSource clock;

    CsvAcceptance(
            CsvSourceSettings settings, SourceFiles files, Cursors cursors, InstantSource clock) {
        this.settings = requireNonNull(settings, "settings is null");
        this.files = requireNonNull(files, "files is null");
        this.cursors = requireNonNull(cursors, "cursors is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public SourceId source() {
        return settings.source();
    }

    @Override
    public String take() {
        return current().generation().manifestDigest();
    }

    @Override
    public Instant generatedAt() {
        return current().manifest().generatedAt();
    }

    /** What is to be read: a manifest, and the files as they were accepted by it. */
    record Current(CsvManifest manifest, CsvGeneration generation) {
        Current {
            requireNonNull(manifest, "manifest is null");
            requireNonNull(generation, "generation is null");
        }
    }

    /**
     * Returns what the source says now.
     *
     * @throws PortFailure if what lies there is not to be believed; nothing is known then
     */
    Current current() {
        CsvManifest manifest = CsvManifest.read(manifest());
        Instant now = clock.instant();
        if (manifest.generatedAt().isAfter(now.plus(settings.clocksDiffer()))) {
            throw CsvRefusal.manifest("manifest-from-the-future");
        }
        if (manifest.generatedAt().isBefore(now.minus(settings.oldest()))) {
            throw CsvRefusal.manifest("manifest-too-old");
        }
        String name = CsvSource.cursorName(settings.source());
        Optional<String> before = cursors.find(name);
        Optional<CsvGeneration> last = before.map(CsvGeneration::parse);
        if (last.isPresent() && last.get().manifestDigest().equals(manifest.digest())) {
            return new Current(manifest, last.get());
        }
        if (last.filter(it -> !manifest.generatedAt().isAfter(it.generatedAt())).isPresent()) {
            throw CsvRefusal.manifest("manifest-not-newer-than-the-last");
        }
        last.ifPresent(it -> new CsvShrinkage(settings).refuse(manifest, it));
        CsvGeneration fresh = new CsvVerification(files, settings.source()).verify(manifest);
        if (!cursors.move(name, before, fresh.text())) {
            throw new PortFailure.Unavailable(
                    "The source's manifest.json: another function has accepted one just now");
        }
        return new Current(manifest, fresh);
    }

    private byte[] manifest() {
        return switch (files.open(CsvManifest.NAME, 0, Optional.empty())) {
            case SourceFiles.Opened.Missing(), SourceFiles.Opened.Changed() ->
                    throw CsvRefusal.manifest("manifest-missing");
            case SourceFiles.Opened.File(_, InputStream content) -> read(content);
        };
    }

    private static byte[] read(InputStream content) {
        try (content) {
            byte[] read = content.readNBytes(LONGEST_MANIFEST + 1);
            if (read.length > LONGEST_MANIFEST) {
                throw CsvRefusal.manifest("manifest-unreadable");
            }
            return read;
        } catch (IOException e) {
            throw new PortFailure.Unavailable("The source's manifest.json broke off", e);
        }
    }
}
