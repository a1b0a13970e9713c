package weft.realcode;

import java.util.List;

/** The libraries whose code is turned into generators. */
final class Libraries {
  private Libraries() {}

  static final List<Library> ALL =
      List.of(
          Library.of("commons-codec:commons-codec:1.20.0")
              .testNeeds("org.apache.commons:commons-lang3:3.19.0", "commons-io:commons-io:2.20.0"),
          Library.of("org.apache.commons:commons-csv:1.14.1")
              .needs("commons-io:commons-io:2.20.0", "commons-codec:commons-codec:1.19.0",
                  "com.github.spotbugs:spotbugs-annotations:4.9.3")
              .testNeeds(
                  "org.apache.commons:commons-lang3:3.18.0",
                  "org.mockito:mockito-core:4.11.0",
                  "com.h2database:h2:2.2.224",
                  "org.openjdk.jmh:jmh-core:1.37")
              .without("CSVBenchmark", "It compares other libraries and holds no tests.")
              .without("PerformanceTest", "It parses 130 MB eleven times, to see how long that takes."),
          Library.of("org.apache.commons:commons-lang3:3.20.0")
              .testNeeds(
                  "org.junit-pioneer:junit-pioneer:1.9.1",
                  "org.easymock:easymock:5.6.0",
                  "org.apache.commons:commons-text:1.14.0",
                  "org.openjdk.jmh:jmh-core:1.37",
                  "com.google.code.findbugs:jsr305:3.0.2")
              .opening(
                  "java.base/java.lang",
                  "java.base/java.lang.reflect",
                  "java.base/java.util",
                  "java.base/java.time",
                  "java.base/java.time.chrono"),
          Library.of("org.apache.commons:commons-collections4:4.5.0")
              .needs("commons-codec:commons-codec:1.18.0")
              .testNeeds(
                  "org.easymock:easymock:5.5.0",
                  "org.apache.commons:commons-lang3:3.17.0",
                  "commons-io:commons-io:2.19.0",
                  "com.google.guava:guava-testlib:33.3.1-jre"),
          Library.of("io.vavr:vavr:1.0.1")
              .needs("io.vavr:vavr-match:1.0.0", "org.jspecify:jspecify:1.0.0")
              .testNeeds("org.assertj:assertj-core:3.27.6"),
          Library.of("org.apache.jena:jena-base:5.6.0")
              .needs(
                  "org.slf4j:slf4j-api:2.0.17",
                  "org.slf4j:jul-to-slf4j:2.0.17",
                  "org.apache.logging.log4j:log4j-core:2.25.2",
                  "org.apache.commons:commons-csv:1.14.1",
                  "commons-io:commons-io:2.20.0",
                  "org.apache.commons:commons-lang3:3.19.0",
                  "commons-codec:commons-codec:1.19.0",
                  "org.apache.commons:commons-compress:1.28.0",
                  "org.apache.commons:commons-collections4:4.5.0",
                  "com.github.ben-manes.caffeine:caffeine:3.2.2",
                  "com.github.andrewoma.dexx:collection:0.7")
              .testNeeds(
                  "org.junit.platform:junit-platform-suite:1.14.1",
                  "org.apache.logging.log4j:log4j-slf4j2-impl:2.25.2",
                  "org.awaitility:awaitility:4.3.0"),
          Library.of("org.apache.commons:commons-math3:3.6.1"));
}
