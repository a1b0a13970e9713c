package weft.realcode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A library on Maven Central that is published with its sources and its tests.
 *
 * @param coordinates group, artifact and version
 * @param needs what its own classes need besides the JDK
 * @param testNeeds what its tests need besides JUnit
 * @param excludedTests simple names of test classes that are left out, and why
 * @param opened packages of the JDK that its tests look into, with their module: {@code java.base/java.util}
 * @param differences what is known of tests that fail when the methods are generators, by a part of their id
 */
record Library(
    String coordinates,
    List<String> needs,
    List<String> testNeeds,
    Map<String, String> excludedTests,
    List<String> opened,
    Map<String, String> differences) {

  static Library of(String coordinates) {
    return new Library(coordinates, List.of(), List.of(), Map.of(), List.of(), Map.of());
  }

  Library needs(String... coordinates) {
    return new Library(this.coordinates, List.of(coordinates), testNeeds, excludedTests, opened, differences);
  }

  Library testNeeds(String... coordinates) {
    return new Library(this.coordinates, needs, List.of(coordinates), excludedTests, opened, differences);
  }

  Library without(String test, String why) {
    return new Library(coordinates, needs, testNeeds, with(excludedTests, test, why), opened, differences);
  }

  Library opening(String... packages) {
    return new Library(coordinates, needs, testNeeds, excludedTests, List.of(packages), differences);
  }

  Library differs(String test, String why) {
    return new Library(coordinates, needs, testNeeds, excludedTests, opened, with(differences, test, why));
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new TreeMap<>(map);
    more.put(key, value);
    return more;
  }

  String name() {
    return coordinates.split(":")[1];
  }

  String version() {
    return coordinates.split(":")[2];
  }
}
