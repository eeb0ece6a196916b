package dev.rollcall.local.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rollcall.platform.Hashes;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Downloads the evidence as an auditor would, and checks it with nothing but SHA-256. */
final class EvidenceCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final S3Client s3;
    private final S3Presigner presigner;
    private final World world;
    private final String bucket;

    EvidenceCheck(S3Client s3, S3Presigner presigner, World world, String bucket) {
        this.s3 = requireNonNull(s3, "s3 is null");
        this.presigner = requireNonNull(presigner, "presigner is null");
        this.world = requireNonNull(world, "world is null");
        this.bucket = requireNonNull(bucket, "bucket is null");
    }

    /** Checks the evidence that the ledger names, and keeps a copy of it. */
    List<Expectation> check(List<JsonNode> ledger, Path copy) throws IOException {
        Optional<JsonNode> stored = stored(ledger);
        if (stored.isEmpty()) {
            return List.of(new Expectation("evidence is stored", false, "none in the ledger"));
        }
        String key = stored.get().path("key").asText();
        URI link = link(key);
        byte[] content = world.download(link).body();
        Files.write(copy, content);
        List<Expectation> all = new ArrayList<>();
        String sha256 = Hashes.sha256(content);
        all.add(
                new Expectation(
                        "the evidence downloads by a presigned link and has the recorded hash",
                        sha256.equals(stored.get().path("sha256").asText()),
                        content.length + " bytes, SHA-256 " + sha256));
        all.add(entriesHash(content));
        int altered = world.download(URI.create(link + "0")).statusCode();
        all.add(new Expectation("an altered link is refused", altered == 403, "HTTP " + altered));
        all.add(locked(key));
        return all;
    }

    /** Returns whether the evidence that the ledger names is there, as it was recorded. */
    boolean isSound(List<JsonNode> ledger) throws IOException {
        Optional<JsonNode> stored = stored(ledger);
        if (stored.isEmpty()) {
            return false;
        }
        byte[] content = world.download(link(stored.get().path("key").asText())).body();
        return Hashes.sha256(content).equals(stored.get().path("sha256").asText())
                && entriesHash(content).met();
    }

    private static Optional<JsonNode> stored(List<JsonNode> ledger) {
        return ledger.stream()
                .filter(e -> LeaverStory.kind(e).equals("EVIDENCE"))
                .map(e -> e.path("facts"))
                .findFirst();
    }

    private URI link(String key) {
        return URI.create(
                presigner
                        .presignGetObject(presign ->
                                presign.signatureDuration(Duration.ofMinutes(5))
                                        .getObjectRequest(g -> g.bucket(bucket).key(key)))
                        .url()
                        .toString());
    }

    private static Expectation entriesHash(byte[] content) throws IOException {
        JsonNode entries = JSON.readTree(content).path("ledger");
        int wrong = 0;
        for (JsonNode entry : entries) {
            String document = entry.path("document").asText();
            wrong += Hashes.sha256(document).equals(entry.path("sha256").asText()) ? 0 : 1;
        }
        return new Expectation(
                "every ledger entry in the evidence has its own hash",
                wrong == 0 && !entries.isEmpty(),
                entries.size() + " entries, " + wrong + " wrong");
    }

    /** Deleting the version itself must be refused; a delete marker would hide nothing. */
    private Expectation locked(String key) {
        String version = s3.headObject(h -> h.bucket(bucket).key(key)).versionId();
        try {
            s3.deleteObject(d -> d.bucket(bucket).key(key).versionId(version));
            return new Expectation("the evidence cannot be deleted", false, "it was deleted");
        } catch (S3Exception refused) {
            return new Expectation(
                    "the evidence cannot be deleted",
                    refused.statusCode() == 403,
                    "HTTP " + refused.statusCode());
        }
    }
}
