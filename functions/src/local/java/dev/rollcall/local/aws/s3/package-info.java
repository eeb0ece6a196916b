/** S3, as far as Rollcall uses it: versions, object lock, write-once, presigned downloads. */
@NullMarked
package dev.rollcall.local.aws.s3;

import org.jspecify.annotations.NullMarked;
