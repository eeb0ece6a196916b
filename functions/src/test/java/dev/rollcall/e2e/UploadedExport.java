package dev.rollcall.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.rollcall.local.http.Json;
import dev.rollcall.platform.Hashes;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * CSV files as somebody uploads them for a company: under new names, and the manifest last.
 *
 * @param generatedAt what the manifest says
 * @param people rows of users.csv
 * @param members ids of those in the one group, {@code g-sales}
 * @param counted how many people the manifest promises
 */
record UploadedExport(Instant generatedAt, List<String> people, List<String> members, int counted) {
    UploadedExport {
        requireNonNull(generatedAt, "generatedAt is null");
        people = List.copyOf(people);
        members = List.copyOf(members);
    }

    /** Returns the row of somebody of contoso.example. */
    static String row(String id, String status, Instant since) {
        return "%s,%s,%s,%s@contoso.example,Bo Chen".formatted(id, status, since, id);
    }

    void upload(LocalCompany company) {
        ObjectNode runtime = company.runtime().describe();
        String bucket = runtime.path("uploadsBucket").asText();
        String prefix = runtime.path("uploadsPrefix").asText();
        try (S3Client s3 = company.runtime().clients().s3()) {
            lay((name, content) -> put(s3, bucket, prefix + name, content));
        }
    }

    /** Lays the files into a folder instead. */
    void layInto(Path folder) {
        lay((name, content) -> {
            try {
                Path file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.writeString(file, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void lay(BiConsumer<String, String> put) {
        ObjectNode manifest = Json.object();
        manifest.put("schemaVersion", 1);
        manifest.put("generatedAt", generatedAt.toString());
        ObjectNode files = manifest.putObject("files");
        file(put, files, "users", counted, users());
        file(put, files, "groups", 1, "id,name\ng-sales,Sales\n");
        file(put, files, "memberships", members.size(), memberships());
        put.accept("manifest.json", Json.write(manifest));
    }

    private String users() {
        return "id,status,statusSince,email,displayName\n" + lines(people);
    }

    private String memberships() {
        return "groupId,memberType,memberId\n"
                + lines(members.stream().map(member -> "g-sales,user," + member).toList());
    }

    private static String lines(List<String> rows) {
        StringBuilder lines = new StringBuilder();
        rows.forEach(row -> lines.append(row).append('\n'));
        return lines.toString();
    }

    private void file(
            BiConsumer<String, String> put,
            ObjectNode files,
            String kind,
            int rows,
            String content) {
        String name = generatedAt.toEpochMilli() + "/" + kind + ".csv";
        put.accept(name, content);
        files.putObject(kind)
                .put("name", name)
                .put("rows", rows)
                .put("sha256", Hashes.sha256(content.getBytes(UTF_8)));
    }

    private static void put(S3Client s3, String bucket, String key, String content) {
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(content));
    }
}
