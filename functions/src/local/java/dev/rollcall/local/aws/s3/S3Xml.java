package dev.rollcall.local.aws.s3;

import dev.rollcall.local.aws.AwsAnswer;
import dev.rollcall.local.aws.AwsError;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** S3's answers. */
final class S3Xml {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private S3Xml() {}

    static AwsAnswer error(AwsError error) {
        return xml(
                error.httpStatus(),
                "<Error><Code>%s</Code><Message>%s</Message></Error>"
                        .formatted(error.code(), escape(error.message())));
    }

    static AwsAnswer buckets(Set<String> names, Instant created) {
        StringBuilder list = new StringBuilder();
        for (String name : names) {
            list.append(
                    "<Bucket><Name>%s</Name><CreationDate>%s</CreationDate></Bucket>"
                            .formatted(name, created));
        }
        return root("ListAllMyBucketsResult", "<Buckets>" + list + "</Buckets>");
    }

    static AwsAnswer list(String bucket, String prefix, List<ObjectVersion> objects) {
        StringBuilder contents = new StringBuilder();
        for (ObjectVersion object : objects) {
            contents.append(
                    "<Contents><Key>%s</Key><LastModified>%s</LastModified><ETag>\"%s\"</ETag><Size>%d</Size><StorageClass>STANDARD</StorageClass></Contents>"
                            .formatted(
                                    escape(object.key()),
                                    object.lastModified(),
                                    object.etag(),
                                    object.content().length));
        }
        return root(
                "ListBucketResult",
                "<Name>%s</Name><Prefix>%s</Prefix><KeyCount>%d</KeyCount><MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated>%s"
                        .formatted(bucket, escape(prefix), objects.size(), contents));
    }

    static AwsAnswer versions(String bucket, List<ObjectVersion> versions) {
        StringBuilder entries = new StringBuilder();
        for (ObjectVersion version : versions) {
            String element = version.deleteMarker() ? "DeleteMarker" : "Version";
            entries.append(
                    "<%1$s><Key>%2$s</Key><VersionId>%3$s</VersionId><LastModified>%4$s</LastModified><Size>%5$d</Size></%1$s>"
                            .formatted(
                                    element,
                                    escape(version.key()),
                                    version.versionId(),
                                    version.lastModified(),
                                    version.content().length));
        }
        return root(
                "ListVersionsResult",
                "<Name>%s</Name><IsTruncated>false</IsTruncated>%s".formatted(bucket, entries));
    }

    static AwsAnswer lockConfiguration(Optional<Bucket.DefaultRetention> retention) {
        if (retention.isEmpty()) {
            throw new AwsError(
                    "ObjectLockConfigurationNotFoundError",
                    "Object Lock configuration does not exist for this bucket",
                    404);
        }
        return root(
                "ObjectLockConfiguration",
                "<ObjectLockEnabled>Enabled</ObjectLockEnabled><Rule><DefaultRetention><Mode>%s</Mode><Days>%d</Days></DefaultRetention></Rule>"
                        .formatted(retention.get().mode(), retention.get().period().toDays()));
    }

    static AwsAnswer retention(Optional<ObjectVersion.Lock> lock) {
        if (lock.isEmpty()) {
            throw new AwsError(
                    "NoSuchObjectLockConfiguration",
                    "The specified object does not have a ObjectLock configuration",
                    404);
        }
        return root(
                "Retention",
                "<Mode>%s</Mode><RetainUntilDate>%s</RetainUntilDate>"
                        .formatted(lock.get().mode(), lock.get().retainUntil()));
    }

    static AwsAnswer content(ObjectVersion version) {
        Map<String, String> headers = new HashMap<>(version.metadata());
        headers.put("ETag", "\"" + version.etag() + "\"");
        headers.put("x-amz-version-id", version.versionId());
        headers.put(
                "Last-Modified",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        version.lastModified().atOffset(ZoneOffset.UTC)));
        version.lock()
                .ifPresent(lock -> {
                    headers.put("x-amz-object-lock-mode", lock.mode().name());
                    headers.put(
                            "x-amz-object-lock-retain-until-date", lock.retainUntil().toString());
                });
        return new AwsAnswer(200, headers, version.content());
    }

    private static AwsAnswer root(String element, String inner) {
        return xml(200, "<%1$s xmlns=\"%2$s\">%3$s</%1$s>".formatted(element, NAMESPACE, inner));
    }

    private static AwsAnswer xml(int status, String body) {
        return AwsAnswer.of(
                status, "application/xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + body);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
