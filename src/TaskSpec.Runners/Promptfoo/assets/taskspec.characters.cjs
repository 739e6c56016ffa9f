// Unicode @unicode@: ranges of code points, and capitals with their small letters.
module.exports = {
  letter: "@letter@",
  mark: "@mark@",
  digit: "@digit@",
  word: "@word@",
  capitals: "@capitals@",
  small: "@small@",
};
