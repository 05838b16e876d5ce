/** Stages of schooling that have subjects of their own; schools of other kinds use those of the stage they teach. */
type Stage = 'kindergarten' | 'primary' | 'junior' | 'senior' | 'vocational' | 'special';

export type Subject = { code: string; zh: string; en: string; stages: readonly Stage[] };

const school: readonly Stage[] = ['primary', 'junior', 'senior', 'vocational'];
const compulsory: readonly Stage[] = ['primary', 'junior'];
const upper: readonly Stage[] = ['junior', 'senior'];
const senior: readonly Stage[] = ['senior', 'vocational'];

/**
 * The subjects of the national curriculum plans (义务教育课程方案 2022, 普通高中课程方案 2017/2020, 3–6岁儿童学习与发展指南,
 * 培智学校义务教育课程标准 2016) with the stages that have them. Registers write the Chinese name; schools teach others
 * beside these (校本课程), so the list suggests and never refuses.
 */
export const subjects: readonly Subject[] = [
  { code: 'chinese', zh: '语文', en: 'Chinese', stages: school },
  { code: 'mathematics', zh: '数学', en: 'Mathematics', stages: school },
  { code: 'english', zh: '英语', en: 'English', stages: school },
  { code: 'morality-law', zh: '道德与法治', en: 'Morality and law', stages: compulsory },
  { code: 'politics', zh: '思想政治', en: 'Politics', stages: senior },
  { code: 'history', zh: '历史', en: 'History', stages: ['junior', 'senior', 'vocational'] },
  { code: 'geography', zh: '地理', en: 'Geography', stages: upper },
  { code: 'physics', zh: '物理', en: 'Physics', stages: upper },
  { code: 'chemistry', zh: '化学', en: 'Chemistry', stages: upper },
  { code: 'biology', zh: '生物学', en: 'Biology', stages: upper },
  { code: 'science', zh: '科学', en: 'Science', stages: ['kindergarten', ...compulsory] },
  { code: 'informatics', zh: '信息科技', en: 'Information science', stages: compulsory },
  { code: 'information-technology', zh: '信息技术', en: 'Information technology', stages: senior },
  { code: 'general-technology', zh: '通用技术', en: 'General technology', stages: ['senior'] },
  { code: 'sport-health', zh: '体育与健康', en: 'Sport and health', stages: school },
  { code: 'music', zh: '音乐', en: 'Music', stages: school },
  { code: 'fine-arts', zh: '美术', en: 'Fine arts', stages: school },
  { code: 'arts', zh: '艺术', en: 'Arts', stages: ['kindergarten', ...school] },
  { code: 'labour', zh: '劳动', en: 'Labour', stages: ['primary', 'junior', 'senior'] },
  {
    code: 'practice',
    zh: '综合实践活动',
    en: 'Integrated practice',
    stages: ['primary', 'junior', 'senior'],
  },
  { code: 'japanese', zh: '日语', en: 'Japanese', stages: upper },
  { code: 'russian', zh: '俄语', en: 'Russian', stages: upper },
  {
    code: 'minority-language',
    zh: '民族语文',
    en: 'Minority language',
    stages: ['primary', 'junior', 'senior'],
  },
  { code: 'vocational-course', zh: '专业课', en: 'Vocational course', stages: ['vocational'] },
  { code: 'all-subjects', zh: '全科', en: 'All subjects', stages: ['primary', 'special'] },
  { code: 'health', zh: '健康', en: 'Health', stages: ['kindergarten'] },
  { code: 'language', zh: '语言', en: 'Language', stages: ['kindergarten'] },
  { code: 'society', zh: '社会', en: 'Society', stages: ['kindergarten'] },
  { code: 'living-chinese', zh: '生活语文', en: 'Chinese for living', stages: ['special'] },
  { code: 'living-mathematics', zh: '生活数学', en: 'Mathematics for living', stages: ['special'] },
  { code: 'living-adaptation', zh: '生活适应', en: 'Adaptation to life', stages: ['special'] },
  { code: 'labour-skills', zh: '劳动技能', en: 'Labour skills', stages: ['special'] },
  { code: 'singing-movement', zh: '唱游与律动', en: 'Singing and movement', stages: ['special'] },
  { code: 'painting-craft', zh: '绘画与手工', en: 'Painting and craft', stages: ['special'] },
  { code: 'exercise-care', zh: '运动与保健', en: 'Exercise and care', stages: ['special'] },
];
