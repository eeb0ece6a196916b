/** Evidence and policies in S3, against an S3. */
@NullMarked
package dev.rollcall.adapter.s3;

import org.jspecify.annotations.NullMarked;
