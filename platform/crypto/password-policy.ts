/** One reason against a password. */
export type PasswordIssue = { code: string; zh: string; en: string };

/** Figures of the protection scheme 等保 level 3; an administrator may make them stricter. */
export type PasswordPolicy = { minLength: number; minClasses: 1 | 2 | 3 | 4 };

const DEFAULT_PASSWORD_POLICY: PasswordPolicy = { minLength: 8, minClasses: 3 };

const LONGEST = 128;

/** Of the passwords that everybody tries first, those that would pass the other rules; compared without case. */
const COMMON = new Set(
  `aa123456 aa1234567 aa12345678 aa123456789 abc12345 abc123456 abc1234567 abcd1234 abcd12345 abcde123 asd12345 asd123456 qwe12345 qwe123456 qwer1234
qwert123 qwerty12 qwerty123 qwerty1234 zxc12345 zxc123456 zxcv1234 zxcvbnm1 asdf1234 q1w2e3r4 q1w2e3r4t5 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc
1qaz@wsx 1qaz!qaz !qaz2wsx !qaz@wsx qaz12345 qazwsx123 password1 password12 password123 passw0rd p@ssw0rd p@ssword p@ssword1 p@ssw0rd1 p@55w0rd pa$$w0rd pass@word1
admin123 admin1234 admin12345 admin@123 admin@1234 admin#123 admin!123 administrator1 root@123 root1234 test1234 test@123 user1234 user@123 guest123 welcome1 welcome123
welcome@123 letmein1 changeme1 changeme123 iloveyou1 woaini123 woaini1314 woaini520 woaini5201314 wang1234 wang123456 zhang123 zhang123456 li123456 liu123456 a1234567 a12345678
a123456789 a123456. aa123456. aa123456! aa@123456 abc@1234 abc@12345 abc@123456 abc123!@# abc123!! qwer@1234 qwer!234 qwe123!@# 123qwe!@# 123456aa 123456abc 123456qq
123456aa. 12345678a 12345678aa 123abc123 asd@1234 asdf@1234 huawei@123 huawei12#$ huawei123 xiaomi123 student1 student123 student@123 teacher1 teacher123 teacher@123 school123 school@123
monkey123 dragon123 superman1 football1 baseball1 sunshine1 princess1 master123 hello123 hello1234 china123 china@123 china123456 beijing2008 summer2024 spring2025`.split(
    /\s+/,
  ),
);

/** What is wrong with a password, in both languages; an empty list means that it may be used. */
export function passwordIssues(
  password: string,
  accountName = '',
  policy: PasswordPolicy = DEFAULT_PASSWORD_POLICY,
): PasswordIssue[] {
  const issues: PasswordIssue[] = [];
  const characters = Array.from(password.slice(0, LONGEST * 2 + 2).normalize('NFKC'));
  const plain = characters.join('').toLowerCase();
  if (characters.length < policy.minLength) {
    issues.push({
      code: 'password.short',
      zh: `密码至少${policy.minLength}位`,
      en: `Use at least ${policy.minLength} characters`,
    });
  }
  if (characters.length > LONGEST) {
    issues.push({
      code: 'password.long',
      zh: `密码最多${LONGEST}位`,
      en: `Use at most ${LONGEST} characters`,
    });
  }
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) =>
    characters.some((c) => kind.test(c)),
  ).length;
  if (classes < policy.minClasses) {
    issues.push({
      code: 'password.classes',
      zh: `密码应含大写字母、小写字母、数字、符号中的至少${policy.minClasses}类`,
      en: `Use at least ${policy.minClasses} of: capital letters, small letters, digits, symbols`,
    });
  }
  const account = accountName.normalize('NFKC').toLowerCase().trim();
  if (account.length >= 3 && plain.includes(account)) {
    issues.push({
      code: 'password.account',
      zh: '密码不能包含账号',
      en: 'Do not use the account name in the password',
    });
  }
  if (COMMON.has(plain) || (characters.length >= 8 && new Set(characters).size < 4)) {
    issues.push({
      code: 'password.common',
      zh: '这个密码太常见，容易被猜到，请换一个',
      en: 'This password is among the first that anybody tries: choose another',
    });
  }
  return issues;
}
