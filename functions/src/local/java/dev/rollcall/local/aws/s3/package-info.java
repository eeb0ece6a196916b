/** The part of S3 that evidence needs: versions, locks, write-once puts, presigned downloads. */
@NullMarked
package dev.rollcall.local.aws.s3;

import org.jspecify.annotations.NullMarked;
